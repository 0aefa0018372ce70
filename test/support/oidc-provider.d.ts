/** As much of its surface as the tests use: the package brings no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  interface Configuration {
    clients: readonly object[];
    claims: Readonly<Record<string, readonly string[]>>;
    findAccount(
      context: unknown,
      id: string,
    ): { accountId: string; claims(): Promise<Readonly<Record<string, unknown>>> } | undefined;
    cookies: object;
    scopes?: readonly string[];
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): RequestListener;
  }
}
