import { LANGUAGE_NAMES, UI_LANGUAGES } from '../messages/catalogue.ts';
import { DENSITIES, THEMES, useView } from '../view.ts';
import { Button } from './button.tsx';
import { Select } from './field.tsx';
import { Form } from './form.tsx';

const THEME_LABELS = {
  system: 'shell.themeSystem',
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
} as const;
const DENSITY_LABELS = { comfortable: 'shell.comfortable', dense: 'shell.dense' } as const;

/** Colours, spacing and language; kept in cookies, so that it is there before somebody signs in. */
export function Appearance() {
  const { t, look, path } = useView();
  return (
    <Form action="/desk/appearance" class="form appearance" label={t('shell.appearance')}>
      <input type="hidden" name="back" value={path} />
      <Select
        name="theme"
        label={t('shell.theme')}
        value={look.theme}
        options={THEMES.map((value) => ({ value, label: t(THEME_LABELS[value]) }))}
      />
      <Select
        name="density"
        label={t('shell.density')}
        value={look.density}
        options={DENSITIES.map((value) => ({ value, label: t(DENSITY_LABELS[value]) }))}
      />
      <Select
        name="language"
        label={t('shell.language')}
        value={t.language}
        options={UI_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
      <Button>{t('shell.apply')}</Button>
    </Form>
  );
}
