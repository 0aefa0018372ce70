/** What is wrong with a password somebody chose. */
export type PasswordFault = 'too-short' | 'too-long' | 'known' | 'guessable';

/** Shortest password in characters: above NIST SP 800-63B-4 for a factor of its own (15) less a second one (8). */
export const MIN_PASSWORD_CHARS = 12;
/** Longest: room for any phrase, a bound for what hashing and checking cost. */
export const MAX_PASSWORD_CHARS = 200;

/** Judges, hashes and compares passwords. */
export interface Passwords {
  /** `about` are words of the person (name, address) that are no secret. `undefined` when it will do. */
  fault(password: string, about: readonly string[]): PasswordFault | undefined;
  /** Answers a PHC string. */
  hash(password: string): Promise<string>;
  /** Takes as long without a hash as with one, so that nobody learns from the time who has an account. */
  verify(hash: string | undefined, password: string): Promise<boolean>;
}
