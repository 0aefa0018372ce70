import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Identity, IdentityProvider } from '../../ports/identity-provider.ts';

/** Seconds to wait for the provider: somebody is looking at the page. */
const TIMEOUT_S = 10;
const MAX_GROUPS = 500;

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scope: string;
  /** Claim that roles come from. */
  readonly roleClaim: string;
  /** Where the browser comes back to. */
  readonly redirectUri: string;
}

/**
 * OpenID Connect by code with PKCE, state and nonce (RFC 9700, 2.1.1). The provider is asked about itself when
 * first needed, so that Zeef starts without it.
 */
export function oidcProvider(options: OidcOptions): IdentityProvider {
  let known: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    if (!known) {
      known = discover(options);
      // What failed is tried again next time.
      known.catch(() => (known = undefined));
    }
    return known;
  };
  return {
    async begin() {
      const config = await configuration();
      const pending = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(config, {
        redirect_uri: options.redirectUri,
        scope: options.scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, pending };
    },

    async finish(query, { state, nonce, verifier }) {
      const config = await configuration();
      const tokens = await authorizationCodeGrant(config, new URL(`${options.redirectUri}?${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the provider gave no ID token');
      const more = config.serverMetadata().userinfo_endpoint
        ? await fetchUserInfo(config, tokens.access_token, claims.sub)
        : {};
      return identityOf({ ...more, ...claims }, options.roleClaim, claims);
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OidcOptions): Promise<Configuration> {
  const server = new URL(issuer);
  // The settings allow plain HTTP to this machine alone.
  const execute = server.protocol === 'http:' ? [allowInsecureRequests] : [];
  return discovery(server, clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_S });
}

function identityOf(
  claims: Readonly<Record<string, unknown>>,
  roleClaim: string,
  { iss, sub }: { readonly iss: string; readonly sub: string },
): Identity {
  const { name, email, email_verified: verified } = claims;
  const groups = claims[roleClaim];
  return {
    issuer: iss,
    subject: sub,
    name: typeof name === 'string' ? name : undefined,
    email: typeof email === 'string' && verified === true ? email : undefined,
    groups: (Array.isArray(groups) ? groups.slice(0, MAX_GROUPS) : [groups]).filter(
      (group): group is string => typeof group === 'string',
    ),
  };
}
