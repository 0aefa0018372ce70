import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Role } from '../../src/model/permission.ts';
import { type Desk, openDesk } from './desk.ts';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Nothing of its own over the network, and no sandbox, which is not to be had in a container. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser on the machine, or the one that comes as a package. */
export async function launchBrowser(): Promise<Browser> {
  const found = SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (found) return chromium.launch({ executablePath: found, args: ARGUMENTS });
  // Brings the libraries along that a bare machine lacks, where it takes the machine for the one it was made for.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  return chromium.launch({ executablePath, args: [...packaged.args, ...ARGUMENTS] });
}

export interface OpenOptions {
  /** Of the browser; `en` unless said otherwise. */
  readonly language?: string;
  readonly scripts?: boolean;
}

/** A desk with a real browser in front of it. */
export interface DeskInBrowser {
  readonly desk: Desk;
  /** A page in a browser of its own, signed in with a new account of this role; nobody without one. */
  open(role: Role | undefined, options?: OpenOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function openDeskInBrowser(env: NodeJS.ProcessEnv = {}): Promise<DeskInBrowser> {
  const [desk, browser] = await Promise.all([openDesk(env), launchBrowser()]);
  return {
    desk,
    async open(role, { language = 'en', scripts = true } = {}) {
      const context = await browser.newContext({
        baseURL: desk.url,
        viewport: WIDE,
        locale: language,
        javaScriptEnabled: scripts,
      });
      if (role) await signIn(desk, context, role);
      const page = await context.newPage();
      watch(page, desk.url);
      return page;
    },
    async close() {
      await browser.close();
      await desk.close();
    },
  };
}

async function signIn(desk: Desk, context: BrowserContext, role: Role): Promise<void> {
  const { cookies } = await desk.signedIn(role);
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: desk.url })));
}

/** What each page did that it should not: broke its content policy, threw, or asked elsewhere. */
const offences = new WeakMap<Page, string[]>();

function watch(page: Page, url: string): void {
  const seen: string[] = [];
  offences.set(page, seen);
  page.on('console', (message) => {
    if (/content security policy|trustedhtml|trustedscript/i.test(message.text())) seen.push(message.text());
  });
  page.on('pageerror', (error) => seen.push(`threw ${error.name}: ${error.message}`));
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(`${url}/`) && !/^(?:data|blob|about):/.test(asked)) seen.push(`asked for ${asked}`);
  });
}

/**
 * Holds a page against what holds for every page: no accessibility fault that axe knows of (WCAG 2.2 AA and
 * best practice) in light and dark, at a desk's and a phone's width; no sideways scrolling on a phone; nothing
 * against the content policy; no request to elsewhere. With ZEEF_SCREENSHOTS set, pictures of it go to that
 * folder as NAME-light.png, NAME-dark.png and NAME-phone.png.
 */
export async function checkPage(page: Page, name: string): Promise<void> {
  for (const [look, colorScheme, size] of [
    ['light', 'light', WIDE],
    ['dark', 'dark', WIDE],
    ['phone', 'light', PHONE],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await takePicture(page, `${name}-${look}`);
    expect(await accessibilityFaults(page), `${name}, ${look}`).toEqual([]);
  }
  const [needed, there] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  expect(needed, `${name} is as narrow as a phone`).toBeLessThanOrEqual(there);
  expect(offences.get(page), name).toEqual([]);
  await page.setViewportSize(WIDE);
}

async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n${target.join(' ')}\n${failureSummary ?? ''}`),
  );
}

async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['ZEEF_SCREENSHOTS'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
