import type { Permission } from '../model/permission.ts';
import type { IconName } from './components/icon.tsx';
import type { MessageKey } from './messages/catalogue.ts';

/*
 * How to add a page (`inbox` for an example):
 *
 * 1. `src/ui/pages/inbox.tsx`: a component that draws it from plain data. Ask `useView()` for the translator,
 *    the form token and who is looking; use what lies in `src/ui/components/`. No `style` attributes, no
 *    scripts, no handlers: the content security policy refuses them. `hx-…` attributes are fine.
 * 2. `src/ui/messages/{en,nl}/inbox.ts` (de and fr when you can) and a line in each `index.ts` beside it:
 *    `t('inbox.title')`.
 * 3. `src/http/desk/inbox.ts`: its routes, each with `config: { permission: 'inbox.read' }` out of
 *    `src/model/permission.ts`; `return reply.page(<InboxPage …/>, { title: reply.t('inbox.title') })` (a `.tsx` file), or
 *    `reply.fragment(…)` for a part that htmx swaps in. One line in `src/http/desk/desk.ts`. Its use cases go
 *    into `DeskDependencies` there.
 * 4. One line below: it then stands in the navigation of those who have the permission.
 * 5. `test/browser/inbox.test.ts` with `checkPage` of `test/support/browser.ts`.
 */

export interface NavigationEntry {
  readonly id: string;
  readonly href: string;
  readonly label: MessageKey;
  readonly icon: IconName;
  readonly permission: Permission;
  readonly group: 'work' | 'privacy' | 'system';
}

/** Pages in the navigation, in its order. The first that somebody may see is where they start. */
export const NAVIGATION: readonly NavigationEntry[] = [
  {
    id: 'inbox',
    href: '/desk/inbox',
    label: 'shell.navInbox',
    icon: 'inbox',
    permission: 'inbox.read',
    group: 'work',
  },
  {
    id: 'dashboard',
    href: '/desk/dashboard',
    label: 'shell.navDashboard',
    icon: 'dashboard',
    permission: 'dashboard.read',
    group: 'work',
  },
  {
    id: 'playground',
    href: '/desk/playground',
    label: 'shell.navPlayground',
    icon: 'playground',
    permission: 'playground.use',
    group: 'work',
  },
  {
    id: 'deliveries',
    href: '/desk/deliveries',
    label: 'shell.navDeliveries',
    icon: 'sources',
    permission: 'delivery.read',
    group: 'system',
  },
  {
    id: 'policies',
    href: '/desk/policies',
    label: 'shell.navPolicies',
    icon: 'policies',
    permission: 'policy.read',
    group: 'privacy',
  },
  {
    id: 'requests',
    href: '/desk/requests',
    label: 'shell.navRequests',
    icon: 'requests',
    permission: 'request.read',
    group: 'privacy',
  },
  {
    id: 'incidents',
    href: '/desk/incidents',
    label: 'shell.navIncidents',
    icon: 'incidents',
    permission: 'incident.read',
    group: 'privacy',
  },
  {
    id: 'drawn',
    href: '/desk/drawn',
    label: 'drawn.nav',
    icon: 'notice',
    permission: 'dashboard.read',
    group: 'privacy',
  },
  {
    id: 'audit',
    href: '/desk/audit',
    label: 'shell.navAudit',
    icon: 'audit',
    permission: 'audit.read',
    group: 'privacy',
  },
  {
    id: 'users',
    href: '/desk/users',
    label: 'shell.navUsers',
    icon: 'users',
    permission: 'user.manage',
    group: 'system',
  },
];
