import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { UI_LANGUAGES, type UiLanguage } from '../../ui/messages/catalogue.ts';
import { DENSITIES, type Look, THEMES } from '../../ui/view.ts';
import type { Jar } from './cookies.ts';
import { DeskPath } from './path.ts';

const DEFAULT_LANGUAGE: UiLanguage = 'en';

/** How the desk is to look, as the visitor chose. */
export function lookOf(request: FastifyRequest, jar: Jar): Look {
  return {
    theme: THEMES.find((theme) => theme === jar.get(request, 'theme')) ?? 'system',
    density: DENSITIES.find((density) => density === jar.get(request, 'density')) ?? 'comfortable',
  };
}

/** The language chosen, else the first of the browser's that the desk has. */
export function languageOf(request: FastifyRequest, jar: Jar): UiLanguage {
  const chosen = jar.get(request, 'language');
  return (
    UI_LANGUAGES.find((language) => language === chosen) ??
    acceptedLanguage(request.headers['accept-language'] ?? '') ??
    DEFAULT_LANGUAGE
  );
}

/** RFC 9110, 12.5.4: `nl-NL,nl;q=0.9,en;q=0.8`. */
function acceptedLanguage(header: string): UiLanguage | undefined {
  const ranges = header
    .slice(0, 200)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => parameter.trim()).find((one) => one.startsWith('q='));
      return { primary: tag.split('-')[0], quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { primary } of ranges) {
    const language = UI_LANGUAGES.find((known) => known === primary);
    if (language) return language;
  }
  return undefined;
}

const Choice = z.object({
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  language: z.enum(UI_LANGUAGES),
  back: DeskPath,
});

/** Stores a choice and goes back to where it was made. */
export const lookRoutes =
  (jar: Jar): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/appearance',
      { config: { permission: 'public' }, schema: { body: Choice } },
      async ({ body }, reply) => {
        jar.set(reply, 'theme', body.theme);
        jar.set(reply, 'density', body.density);
        jar.set(reply, 'language', body.language);
        return reply.redirect(body.back, 303);
      },
    );
  };
