/** Whom a field with names and addresses means: `@bob, eve@example.org`. */
export interface Recipients {
  readonly usernames: readonly string[];
  readonly addresses: readonly string[];
}

export function readRecipients(text: string): Recipients {
  const given = [...new Set(text.split(/[\s,;]+/).filter((one) => one !== ''))];
  const isAddress = (one: string) => one.indexOf('@') > 0;
  return {
    usernames: given.filter((one) => !isAddress(one)).map((one) => one.replace(/^@/, '')),
    addresses: given.filter(isAddress),
  };
}
