const SECRET_WORD = /pass|pwd|secret|key|token|credential|cookie|jwk|pem\b|private/i;
const SECRET_SECTION = /^(passwords?|secrets?|keys?|tokens?|credentials?|private)$/i;
/** A URL with a password, or a certificate's private key. */
const SECRET_VALUE = /:\/\/[^/@\s]*:[^/@\s]+@|PRIVATE KEY/;

/** Whether an option may hold a secret, by its name or by what its value looks like. Too much is left out rather than too little. */
export function isSecretOption(name: string, value: string): boolean {
  return SECRET_WORD.test(name) || SECRET_VALUE.test(value);
}

/** Whether a section is there for secrets. */
export function isSecretSection(name: string): boolean {
  return SECRET_SECTION.test(name);
}
