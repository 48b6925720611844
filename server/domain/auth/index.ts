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
export { hashOfPassword } from './password.ts';
