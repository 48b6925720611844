/** Messages that leave the workspace by e-mail. */
export const mail = {
  send: 'Send by e-mail…',
  title: 'Send by e-mail',
  to: 'To',
  toHint: 'Usernames and addresses, with commas between them',
  subject: 'Subject (optional)',
  confirm: 'Send',
  sent: 'The e-mail is on its way.',
  missing: 'Sent, but not to {{names}}: no address is known.',
} as const;
