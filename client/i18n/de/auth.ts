import type { Texts } from '../texts.ts';

export const auth: Texts['auth'] = {
  loginTitle: 'Bei {{site}} anmelden',
  loginText: 'Mit Benutzername oder E-Mail-Adresse.',
  user: 'Benutzername oder E-Mail',
  password: 'Passwort',
  logIn: 'Anmelden',
  noAccount: 'Noch kein Konto?',
  toRegister: 'Konto anlegen',
  registerTitle: 'Bei {{site}} mitmachen',
  registerText: 'Das dauert keine Minute.',
  name: 'Dein Name',
  username: 'Benutzername',
  usernameHint: 'Damit erwähnen dich andere: @{{username}}',
  email: 'E-Mail-Adresse',
  passwordHint: 'Mindestens 8 Zeichen',
  register: 'Konto anlegen',
  haveAccount: 'Du hast schon ein Konto?',
  toLogin: 'Anmelden',
  logOut: 'Abmelden',
  ended: {
    'logged-out': 'Du wurdest abgemeldet.',
    deactivated: 'Dein Konto wurde deaktiviert. Frag deine Administration.',
    expired: 'Deine Sitzung ist abgelaufen. Melde dich wieder an; deine Entwürfe sind noch da.',
  },
};
