import type { FastifyRequest } from 'fastify';

/** Scheme, host and port that the browser used, or that browsers are told to use. */
export function addressOf(
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
  { publicUrl }: { readonly publicUrl: string | undefined },
): string {
  return publicUrl ?? `${protocol}://${host}`;
}
