import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Permission, Role } from '../model/permission.ts';
import type { Translator } from './translate.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'dense'] as const;

/** How somebody wants the desk to look. */
export interface Look {
  readonly theme: (typeof THEMES)[number];
  readonly density: (typeof DENSITIES)[number];
}

/** Who is looking at a page. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  may(permission: Permission): boolean;
}

/** What every component of a page may ask for, beside its own data. */
export interface View {
  readonly t: Translator;
  readonly look: Look;
  /** Absent on pages before signing in. */
  readonly viewer: Viewer | undefined;
  /** Stands in every form (see `Form`); empty before signing in, where the origin alone decides. */
  readonly formToken: string;
  /** Path of the page, without query. */
  readonly path: string;
  /** Address of an asset by its name, such as `desk.css`. */
  asset(name: string): string;
}

export const ViewContext = createContext<View | undefined>(undefined);

/** @throws Error outside of a page */
export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('drawn outside of a page');
  return view;
}
