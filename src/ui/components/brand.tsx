import { useView } from '../view.ts';

/** The name with its sign: a sieve, and the one grain that passes. */
export function Brand() {
  const { t } = useView();
  return (
    <a class="brand" href="/desk">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
        <path d="M2.500 6.500h19M4.200 6.500a7.800 7.800 0 0 0 15.600 0" class="brand-rim" />
        {[7.2, 12, 16.8].map((x) => (
          <circle key={x} cx={x} cy={2.6} r={1.5} class="brand-grain" />
        ))}
        <circle cx={9} cy={9.6} r={0.9} class="brand-hole" />
        <circle cx={12} cy={11.2} r={0.9} class="brand-hole" />
        <circle cx={15} cy={9.6} r={0.9} class="brand-hole" />
        <circle cx={12} cy={20} r={1.9} class="brand-passed" />
      </svg>
      <span>{t('shell.product')}</span>
    </a>
  );
}
