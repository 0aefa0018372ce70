import type { ComponentChildren } from 'preact';
import { Appearance } from './components/appearance.tsx';
import { Brand } from './components/brand.tsx';
import { Button } from './components/button.tsx';
import { Form } from './components/form.tsx';
import { Icon } from './components/icon.tsx';
import { NAVIGATION, type NavigationEntry } from './navigation.ts';
import { ROLE_LABELS } from './roles.ts';
import { useView, type Viewer } from './view.ts';

/**
 * How htmx is to behave under our content security policy: nothing evaluated, no styles of its own, no page
 * kept in the browser's storage. Answers with an error are shown as well (see `problem.tsx`).
 */
const HTMX_CONFIG = JSON.stringify({
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  selfRequestsOnly: true,
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '[45]..', swap: true, error: true },
  ],
});

interface LayoutProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Names of modules in `src/ui/client` beside `desk`, such as `ticket`. */
  readonly modules?: readonly string[];
}

/** A whole document around a page: with navigation for those who are signed in, without for others. */
export function Layout({ title, children, modules = [] }: LayoutProps) {
  const { t, look, viewer, asset, formToken } = useView();
  return (
    <html lang={t.language} data-theme={look.theme} data-density={look.density}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · ${t('shell.product')}`}</title>
        <link rel="icon" href={asset('zeef.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('desk.css')} />
        <meta name="htmx-config" content={HTMX_CONFIG} />
        {['desk', ...modules].map((module) => (
          <script key={module} type="module" src={asset(`${module}.js`)} />
        ))}
        <script defer src={asset('htmx.js')} />
      </head>
      <body hx-headers={JSON.stringify({ 'x-zeef-token': formToken })}>
        <a class="skip" href="#content">
          {t('shell.skip')}
        </a>
        {viewer ? <Desk viewer={viewer}>{children}</Desk> : <Porch>{children}</Porch>}
      </body>
    </html>
  );
}

function Desk({ viewer, children }: { readonly viewer: Viewer; readonly children: ComponentChildren }) {
  const { t, path } = useView();
  const entries = NAVIGATION.filter(({ permission }) => viewer.may(permission));
  return (
    <div class="desk">
      <header class="side">
        <Brand />
        <nav aria-label={t('shell.navigation')}>
          <Group entries={entries} group="work" path={path} />
          <Group entries={entries} group="privacy" path={path} />
          <Group entries={entries} group="system" path={path} />
        </nav>
        <details class="account">
          <summary>
            <Icon name="account" />
            <span class="unseen">{t('shell.account')}: </span>
            <span class="account-name">
              {viewer.name}
              <small>{t(ROLE_LABELS[viewer.role])}</small>
            </span>
          </summary>
          <div class="account-panel">
            <a href="/desk/profile">{t('profile.title')}</a>
            <hr />
            <Appearance />
            <hr />
            <Form action="/desk/sign-out" class="form">
              <Button kind="quiet">{t('shell.signOut')}</Button>
            </Form>
          </div>
        </details>
      </header>
      <main id="content" tabIndex={-1}>
        <div id="flash" aria-live="polite" />
        {children}
      </main>
    </div>
  );
}

interface GroupProps {
  readonly entries: readonly NavigationEntry[];
  readonly group: NavigationEntry['group'];
  readonly path: string;
}

const GROUP_LABELS = {
  work: 'shell.groupWork',
  privacy: 'shell.groupPrivacy',
  system: 'shell.groupSystem',
} as const;

function Group({ entries, group, path }: GroupProps) {
  const { t } = useView();
  const mine = entries.filter((entry) => entry.group === group);
  if (mine.length === 0) return null;
  return (
    <div class="nav-group">
      <p class="nav-title">{t(GROUP_LABELS[group])}</p>
      <ul>
        {mine.map(({ id, href, label, icon }) => (
          <li key={id}>
            <a href={href} {...(isWithin(path, href) && { 'aria-current': 'page' as const })}>
              <Icon name={icon} />
              <span>{t(label)}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}

/** Before signing in: one narrow column. */
function Porch({ children }: { readonly children: ComponentChildren }) {
  const { t } = useView();
  return (
    <div class="porch">
      <header>
        <Brand />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer>
        <details class="porch-look">
          <summary>{t('shell.appearance')}</summary>
          <Appearance />
        </details>
      </footer>
    </div>
  );
}
