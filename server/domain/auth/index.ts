export { changePassword } from './change-password.ts';
export { createAccountAs, type AccountPlan } from './create-account-as.ts';
export { loginKeyOf } from './login-key.ts';
export { logIn, type Credentials } from './log-in.ts';
export { createAccount, register, type Registration } from './register.ts';
export {
  actorOf,
  authenticate,
  logout,
  logoutOthers,
  openSession,
  recheckSession,
  type Authenticated,
  type NewSession,
} from './sessions.ts';
