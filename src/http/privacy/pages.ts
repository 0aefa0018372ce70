import { escapeHtml } from '../../model/report.ts';
import {
  NOTICE_LANGUAGES,
  type NoticeLanguage,
  REQUEST_KINDS,
  type RequestKind,
} from '../../model/subject.ts';
import { KIND_NAMES } from '../../usecases/subjects/texts.ts';
import { PRIVACY_TEXTS } from './texts.ts';

/** What was typed into the form, to be shown again beside what is wrong. */
export interface FormValues {
  readonly kind?: string;
  readonly email?: string;
  readonly name?: string;
  readonly note?: string;
}

/** The form for requests. Works without scripts. `wrong`: fields to look at again. */
export function formPage(
  organisation: string,
  language: NoticeLanguage,
  values: FormValues,
  wrong: readonly ('kind' | 'email')[],
): string {
  const say = PRIVACY_TEXTS[language];
  const kinds = REQUEST_KINDS.map((kind) => {
    const chosen = values.kind === kind ? ' checked' : '';
    return `<label class="choice"><input type="radio" name="kind" value="${kind}" required${chosen}> ${escapeHtml(sentence(KIND_NAMES[language][kind]))}</label>`;
  });
  const problem = (field: 'kind' | 'email', text: string) =>
    wrong.includes(field)
      ? `<p class="problem" id="${field}-problem" role="alert">${escapeHtml(text)}</p>`
      : '';
  const described = (field: 'email') =>
    `aria-describedby="${field}-hint${wrong.includes(field) ? ` ${field}-problem" aria-invalid="true` : ''}"`;
  return page(
    language,
    organisation ? `${organisation}: ${say.title}` : say.title,
    `<p>${escapeHtml(say.intro)}</p>
<form method="post" action="/privacy" accept-charset="utf-8">
<input type="hidden" name="lang" value="${language}">
<fieldset><legend>${escapeHtml(say.kind)}</legend>${problem('kind', say.wrongKind)}
${kinds.join('\n')}</fieldset>
<label for="email">${escapeHtml(say.email)}</label><p class="hint" id="email-hint">${escapeHtml(say.emailHint)}</p>
${problem('email', say.wrongEmail)}<input id="email" name="email" type="email" autocomplete="email" required maxlength="254" value="${escapeHtml(values.email ?? '')}" ${described('email')}>
<label for="name">${escapeHtml(say.name)}</label>
<input id="name" name="name" autocomplete="name" maxlength="200" value="${escapeHtml(values.name ?? '')}">
<label for="note">${escapeHtml(say.note)}</label>
<textarea id="note" name="note" rows="4" maxlength="2000">${escapeHtml(values.note ?? '')}</textarea>
<p class="hint">${escapeHtml(say.noId)}</p>
<button>${escapeHtml(say.send)}</button>
</form>`,
  );
}

/** After the form, whatever became of it. */
export function sentPage(language: NoticeLanguage): string {
  const say = PRIVACY_TEXTS[language];
  return page(language, say.sentTitle, `<p>${escapeHtml(say.sent)}</p>`);
}

/** Behind a link in a mail: a button, since programs that look at mail follow links. */
export function confirmPage(
  language: NoticeLanguage,
  kind: RequestKind,
  asColleague: boolean,
  token: string,
): string {
  const say = PRIVACY_TEXTS[language];
  return page(
    language,
    say.confirmTitle,
    `<p>${escapeHtml(asColleague ? say.vouch : say.confirm)}</p>
<p class="what">${escapeHtml(sentence(KIND_NAMES[language][kind]))}</p>
<form method="post" action="/privacy/confirm"><input type="hidden" name="token" value="${escapeHtml(token)}">
<button>${escapeHtml(say.confirmButton)}</button></form>`,
  );
}

export function confirmedPage(language: NoticeLanguage): string {
  const say = PRIVACY_TEXTS[language];
  return page(language, say.confirmedTitle, `<p>${escapeHtml(say.confirmed)}</p>`);
}

export function dataPage(language: NoticeLanguage, token: string): string {
  const say = PRIVACY_TEXTS[language];
  return page(
    language,
    say.dataTitle,
    `<p>${escapeHtml(say.data)}</p>
<form method="post" action="/privacy/data"><input type="hidden" name="token" value="${escapeHtml(token)}">
<button>${escapeHtml(say.dataButton)}</button></form>`,
  );
}

export function gonePage(language: NoticeLanguage): string {
  const say = PRIVACY_TEXTS[language];
  return page(
    language,
    say.goneTitle,
    `<p>${escapeHtml(say.gone)}</p><p><a href="/privacy?lang=${language}">${escapeHtml(say.title)}</a></p>`,
  );
}

/** In place of an answer for machines: too many requests, a form that is none. */
export function troublePage(language: NoticeLanguage): string {
  const say = PRIVACY_TEXTS[language];
  return page(language, say.troubleTitle, `<p>${escapeHtml(say.trouble)}</p>`);
}

const LANGUAGE_NAMES: Readonly<Record<NoticeLanguage, string>> = {
  nl: 'Nederlands',
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
};

function page(language: NoticeLanguage, title: string, body: string): string {
  const others = NOTICE_LANGUAGES.map((other) =>
    other === language
      ? `<span aria-current="true">${LANGUAGE_NAMES[other]}</span>`
      : `<a href="/privacy?lang=${other}" lang="${other}" hreflang="${other}">${LANGUAGE_NAMES[other]}</a>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<link rel="stylesheet" href="/privacy/style.css"></head>
<body><nav>${others.join(' · ')}</nav><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>
`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Plain, large and readable in light and dark. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1a1d21;--paper:#fff;--line:#6b7480;--accent:#0b5cad;--bad:#a4161a}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#16191d;--line:#8b949e;--accent:#7ab8ff;--bad:#ff8a8a}}
*{box-sizing:border-box}body{margin:0;font:18px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
main{max-width:38rem;margin:1rem auto 4rem;padding:0 1rem}nav{max-width:38rem;margin:1rem auto 0;padding:0 1rem;font-size:1rem}
h1{font-size:1.8rem;line-height:1.2}a{color:var(--accent)}
fieldset{border:1px solid var(--line);border-radius:6px;margin:1.5rem 0;padding:.5rem 1rem 1rem}legend{font-weight:600;padding:0 .3rem}
label{display:block;font-weight:600;margin-top:1.2rem}.choice{font-weight:400;margin-top:.5rem;padding:.2rem 0}
input:not([type=radio]),textarea{width:100%;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:6px;padding:.6rem}
input[type=radio]{width:1.2rem;height:1.2rem;vertical-align:-.15rem;accent-color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.hint{margin:.2rem 0 .4rem;font-size:1rem}.problem{color:var(--bad);font-weight:600;margin:.2rem 0}.what{font-size:1.2rem;font-weight:600}
button{font:inherit;font-weight:600;margin-top:1.5rem;padding:.7rem 1.6rem;border:0;border-radius:6px;background:var(--accent);color:var(--paper);cursor:pointer}
`;
