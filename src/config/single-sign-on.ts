import { readFileSync } from 'node:fs';
import { ZeefError } from '../errors.ts';
import { ROLES, type Role } from '../model/permission.ts';

/** How people sign in through an OpenID Connect provider. */
export interface SingleSignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scope: string;
  readonly roleClaim: string;
  /** Role by value of that claim; empty where roles are given in Zeef alone. */
  readonly roles: ReadonlyMap<string, Role>;
  /** What the button calls it. */
  readonly name: string;
}

interface Given {
  readonly ZEEF_PUBLIC_URL?: string | undefined;
  readonly ZEEF_OIDC_ISSUER?: string | undefined;
  readonly ZEEF_OIDC_CLIENT_ID?: string | undefined;
  readonly ZEEF_OIDC_CLIENT_SECRET?: string | undefined;
  readonly ZEEF_OIDC_CLIENT_SECRET_FILE?: string | undefined;
  readonly ZEEF_OIDC_SCOPE: string;
  readonly ZEEF_OIDC_ROLE_CLAIM: string;
  readonly ZEEF_OIDC_ROLES: string;
  readonly ZEEF_OIDC_NAME: string;
}

/** `undefined` without an issuer. @throws ZeefError ZEEF_CONFIG_INVALID for what is missing or unsafe */
export function readSingleSignOn(given: Given): SingleSignOnSettings | undefined {
  const { ZEEF_OIDC_ISSUER: issuer, ZEEF_OIDC_CLIENT_ID: clientId } = given;
  if (issuer === undefined) return undefined;
  if (clientId === undefined)
    throw wrong('ZEEF_OIDC_CLIENT_ID', 'Give the client id that the provider gave.');
  if (given.ZEEF_PUBLIC_URL === undefined) {
    throw wrong('ZEEF_PUBLIC_URL', 'Single sign-on needs the address that browsers know Zeef by.');
  }
  if (!isSafe(new URL(issuer))) {
    throw wrong('ZEEF_OIDC_ISSUER', 'Give an https address; plain http is for this machine alone.');
  }
  return {
    issuer,
    clientId,
    clientSecret: secretOf(given),
    scope: given.ZEEF_OIDC_SCOPE,
    roleClaim: given.ZEEF_OIDC_ROLE_CLAIM,
    roles: rolesOf(given.ZEEF_OIDC_ROLES),
    name: given.ZEEF_OIDC_NAME,
  };
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function secretOf({ ZEEF_OIDC_CLIENT_SECRET: secret, ZEEF_OIDC_CLIENT_SECRET_FILE: file }: Given) {
  if (file === undefined) return secret;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw wrong('ZEEF_OIDC_CLIENT_SECRET_FILE', 'The file with the client secret cannot be read.');
  }
}

/** `group=role` with commas between. */
function rolesOf(text: string): ReadonlyMap<string, Role> {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair) => {
      const equals = pair.lastIndexOf('=');
      const role = ROLES.find((known) => known === pair.slice(equals + 1));
      if (equals < 1 || !role) {
        throw wrong(
          'ZEEF_OIDC_ROLES',
          `Write group=role with commas between; roles are ${ROLES.join(', ')}.`,
        );
      }
      return [pair.slice(0, equals), role] as const;
    });
  return new Map(pairs);
}

function wrong(field: string, remedy: string): ZeefError {
  return new ZeefError('ZEEF_CONFIG_INVALID', { field, remedy: `${field}: ${remedy}` });
}
