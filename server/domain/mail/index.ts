export { queueMail, requireMail, sendLetter, type Letter } from './mail.ts';
