import type { Detector, Match, TextView } from './contract.ts';
import { fold } from './fold.ts';
import { urlsOf } from './urls.ts';

/** Profile pages of one person, by the path that follows the site's name. */
const PROFILE =
  /(?:^|[/.])(?:linkedin\.com\/(?:in|pub)\/|facebook\.com\/(?:profile\.php\?id=|people\/)|fb\.com\/|fb\.me\/|instagram\.com\/|twitter\.com\/|x\.com\/|tiktok\.com\/@|snapchat\.com\/add\/|github\.com\/(?![^/?#]+\/)|gitlab\.com\/(?![^/?#]+\/)|t\.me\/|wa\.me\/\d|xing\.com\/profile\/|youtube\.com\/@|strava\.com\/athletes\/|pinterest\.\w{2,3}\/|medium\.com\/@|threads\.net\/@|bsky\.app\/profile\/|mastodon\.\w{2,10}\/@|steamcommunity\.com\/(?:id|profiles)\/|calendly\.com\/|soundcloud\.com\/|twitch\.tv\/|paypal\.me\/|tikkie\.me\/pay\/|vinted\.\w{2,3}\/member\/|marktplaats\.nl\/u\/|stackoverflow\.com\/users\/\d|reddit\.com\/u(?:ser)?\/|facebook\.com\/)([^/?#\s]{2,})/i;
/** First path segments of those sites that are pages of the site or of a company. */
const NO_PROFILE =
  /^(?:p|reel|reels|explore|stories|share|sharer|sharer\.php|dialog|groups|events|pages|watch|marketplace|login|help|about|home|search|hashtag|intent|i|settings|legal|policies|business|ads|plugins|tr|orgs|features|pricing|topics|sponsors|apps|joinchat|s|company|jobs|feed|privacy|terms|contact|support|download|developers|docs)(?:\.\w+)?$/i;
/** Sites where shops have pages like people's: there a name of one word tells nothing. */
const BRAND_SITE =
  /(?:facebook|fb|instagram|twitter|[/.]x|tiktok|youtube|pinterest|github|twitch|calendly)\.(?:com|tv|\w{2,3})\//i;
/** Paths that name a person behind them. */
const PERSONAL_PATH =
  /\/(?:users?|gebruikers?|benutzer|utilisateurs?|profile?s?|profiel|profil|members?|leden|lid|mitglied(?:er)?|membres?|people|personen|medewerkers?|employees?|patients?|patienten|clients?|klanten?|customers?|kunden?)\/(?!(?:login|logout|new|edit|settings|me|index|list|all|sign|register|account|profile|password|search|overview|faq|help|service|portal|id)\b)([^/?#\s]{2,64})/i;
const PERSONAL_PARAMETER =
  /[?&;](?:e-?mail|email_?address|mail|user_?name|user|uid|user_?id|login|name|first_?name|last_?name|naam|voornaam|achternaam|vorname|nachname|nom|prenom|phone|tel|telefoon|mobile|gsm|dob|birth_?date|geboortedatum|bsn|klantnummer|customer_?(?:id|no|number)|client_?id|kundennummer|patient_?(?:id)?|postcode|zip|plz|address|adres|iban|account)=([^&#\s]{2,256})/i;

/** Web addresses that name a person: profiles, personal paths, and personal values in the query. */
export const personalUrl: Detector = {
  id: 'personal-url',
  entity: 'PERSONAL_URL',
  version: 1,
  stage: 'structure',
  prefilter: ['://', 'www.', '.com/', '.me/'],
  regions: [],
  sources: ['RFC 3986', 'Profile address forms of the sites named'],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const span of urlsOf(view)) {
      const url = view.text.slice(span.start, span.end);
      const profile = PROFILE.exec(url)?.[1];
      const isProfile =
        profile !== undefined &&
        !NO_PROFILE.test(profile) &&
        (!BRAND_SITE.test(url) || /[._\d]/.test(profile));
      const path = url.slice(Math.max(0, url.indexOf('/', 8)));
      const value = PERSONAL_PARAMETER.exec(path)?.[1];
      const segment = PERSONAL_PATH.exec(path)?.[1];
      const isNamed = view.known.some(({ name }) => holdsName(url, name));
      const isPersonal =
        isNamed ||
        /\/@[\p{L}\d._-]{3,}/u.test(path) ||
        isValue(value) ||
        (segment !== undefined && isValue(segment));
      if (!isProfile && !isPersonal) continue;
      matches.push({
        ...span,
        confidence: isProfile || isValue(value) ? 'certain' : 'likely',
        evidence: ['format'],
      });
    }
    return matches;
  },
  compact: (value) => value.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, ''),
};

/** Whether a web address holds two parts of somebody's name: "jan-de-vries.example/cv". */
function holdsName(url: string, name: string | undefined): boolean {
  const parts = fold(name ?? '')
    .split(/[^a-z]/)
    .filter((part) => part.length >= 3);
  const low = fold(url);
  return new Set(parts.filter((part) => low.includes(part))).size >= 2;
}

/** Not a placeholder of a template or of documentation. */
function isValue(value: string | undefined): boolean {
  return (
    value !== undefined &&
    !/^(?:[{<:$%[].*|null|undefined|true|false|xxx+|\.\.\.|example|test|id|name|user)$/i.test(value)
  );
}
