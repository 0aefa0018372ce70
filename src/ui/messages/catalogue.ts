import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import { nl } from './nl/index.ts';

/** Languages of the desk, in the order in which they are offered. */
export const UI_LANGUAGES = ['en', 'nl', 'de', 'fr'] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

/** Each in its own words. */
export const LANGUAGE_NAMES = {
  en: 'English',
  nl: 'Nederlands',
  de: 'Deutsch',
  fr: 'Français',
} as const satisfies Record<UiLanguage, string>;

/** All pages with all their texts. English says which there are. */
export type Catalogue = {
  readonly [Page in keyof typeof en]: Readonly<Record<keyof (typeof en)[Page], string>>;
};

/** `page.text` */
export type MessageKey = {
  [Page in keyof Catalogue & string]: `${Page}.${keyof Catalogue[Page] & string}`;
}[keyof Catalogue & string];

/**
 * Dutch is complete. German and French may lack whole pages, which then are in English; a page is never half
 * translated.
 */
export const CATALOGUES: { readonly en: Catalogue; readonly nl: Catalogue } & Readonly<
  Record<UiLanguage, Partial<Catalogue>>
> = { en, nl, de, fr };
