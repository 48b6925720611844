export { mailServer, queueMail, requireMail, sendLetter, type Letter } from './mail.ts';
