export const mail = {
  send: 'Als E-Mail senden…',
  title: 'Als E-Mail senden',
  to: 'An',
  toHint: 'Benutzernamen und Adressen, durch Kommas getrennt',
  subject: 'Betreff (optional)',
  confirm: 'Senden',
  sent: 'Die E-Mail ist unterwegs.',
  missing: 'Gesendet, aber nicht an {{names}}: keine Adresse bekannt.',
};
