import { randomBytes } from 'node:crypto';
import { hash, type Options, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, type Passwords } from '../../ports/passwords.ts';

/**
 * OWASP Password Storage Cheat Sheet (cheatsheetseries.owasp.org), first choice: Argon2id with 19 MiB of
 * memory, two passes, one lane. Argon2id is what the library does when no algorithm is named.
 */
const COST: Options = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/**
 * Fewer guesses than this are too few: somebody who has the hash makes about a hundred a second on a core, so
 * ten thousand million are three years.
 */
const MIN_GUESSES_LOG10 = 10;

/** What these passwords are worth is estimated over the first characters; more only adds. */
const ESTIMATED_CHARS = 64;

/** Passwords as Argon2id, judged by a list of leaked and common ones that comes along. */
export function argon2Passwords(): Passwords {
  const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  // Nobody's: compared with when there is no account, or one without a password.
  const nobody = hash(randomBytes(32), COST);
  return {
    fault(password, about) {
      const length = [...password].length;
      if (length < MIN_PASSWORD_CHARS) return 'too-short';
      if (length > MAX_PASSWORD_CHARS) return 'too-long';
      const { sequence, guessesLog10 } = estimator.check(password.slice(0, ESTIMATED_CHARS), wordsOf(about));
      if (sequence.length === 1 && sequence[0]?.pattern === 'dictionary') return 'known';
      return guessesLog10 < MIN_GUESSES_LOG10 ? 'guessable' : undefined;
    },
    hash: (password) => hash(bytesOf(password), COST),
    async verify(kept, password) {
      const same = await verify(kept ?? (await nobody), bytesOf(password));
      return same && kept !== undefined;
    },
  };
}

/** The same characters, however a keyboard composed them (NIST SP 800-63B-4, 3.1.1.2). */
function bytesOf(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC').slice(0, 2 * MAX_PASSWORD_CHARS), 'utf8');
}

function wordsOf(about: readonly string[]): string[] {
  return about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2);
}
