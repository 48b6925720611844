export const complete = {
  label: 'Suggestions',
  all: 'everybody in this room',
  here: 'everybody who is here now',
} as const;
