export const composer = {
  label: 'Message to {{room}}',
  placeholder: 'Message {{room}}',
  send: 'Send',
  hintEnter: 'Enter to send · Shift+Enter for a new line',
  hintCtrlEnter: 'Ctrl+Enter to send · Enter for a new line',
  tooLong: '{{count}} characters too many',
  typingOne: '{{a}} is typing…',
  typingTwo: '{{a}} and {{b}} are typing…',
  typingMany: 'Several people are typing…',
} as const;
