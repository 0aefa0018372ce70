import type { FastifyReply, FastifyRequest } from 'fastify';

/** Cookies of the desk. Those with `__Host-` before them are accepted by browsers over TLS alone. */
const NAMES = {
  session: 'zeef',
  form: 'zeef-form',
  single: 'zeef-single',
  theme: 'zeef-theme',
  density: 'zeef-density',
  language: 'zeef-language',
} as const;
export type CookieName = keyof typeof NAMES;

/** Keeps a choice of look for a year. */
const LOOK_SECONDS = 365 * 24 * 3600;

/** Reads and sets cookies by their plain name, whether the desk is reached over TLS or not. */
export interface Jar {
  get(request: FastifyRequest, name: CookieName): string | undefined;
  /** Ends with the browser, save for a look. */
  set(reply: FastifyReply, name: CookieName, value: string): void;
  clear(reply: FastifyReply, name: CookieName): void;
}

export function cookieJar(overTls: boolean): Jar {
  const nameOf = (name: CookieName): string => (overTls ? `__Host-${NAMES[name]}` : NAMES[name]);
  const options = (name: CookieName) => ({
    path: '/',
    httpOnly: true,
    secure: overTls,
    // A session must come along on the way back from an identity provider, and from a link in a mail.
    sameSite: name === 'form' ? ('strict' as const) : ('lax' as const),
  });
  return {
    get: (request, name) => request.cookies[nameOf(name)],
    set(reply, name, value) {
      const isLook = name === 'theme' || name === 'density' || name === 'language';
      reply.setCookie(nameOf(name), value, { ...options(name), ...(isLook && { maxAge: LOOK_SECONDS }) });
    },
    clear: (reply, name) => void reply.clearCookie(nameOf(name), options(name)),
  };
}
