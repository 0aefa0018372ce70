import { LABELS } from '../../model/entity-labels.ts';
import type { ReviewView } from '../../usecases/review/views.ts';
import { CAUSE_LABELS, CAUSES } from '../causes.ts';
import { Button } from '../components/button.tsx';
import { Field, Select } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { AGES, type InboxView, queryOf } from '../inbox-filter.ts';
import { useView } from '../view.ts';

interface FiltersProps {
  readonly view: InboxView;
  /** Counts of open items by tag: what there is to choose from. */
  readonly counts: ReadonlyMap<string, number>;
  readonly views: readonly ReviewView[];
}

/** What the inbox shows, and keeping that under a name. */
export function Filters({ view, counts, views }: FiltersProps) {
  const { t } = useView();
  const of = (prefix: string) =>
    [...counts.keys()].filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
  const any = { value: '', label: t('inbox.any') };
  const labels: Readonly<Record<string, string>> = LABELS[t.language];
  const kinds = new Set([...of('kind:'), ...(view.entity ? [view.entity] : [])]);
  const desks = new Set([...of('desk:'), ...(view.desk ? [view.desk] : [])]);
  const ageLabels = { '1': 'inbox.ageDay', '3': 'inbox.ageDays', '7': 'inbox.ageWeek' } as const;
  return (
    <>
      <form method="get" action="/desk/inbox" class="form inline" aria-label={t('inbox.filters')}>
        <Select
          name="reason"
          label={t('inbox.reason')}
          value={view.reason ?? ''}
          options={[any, ...CAUSES.map((value) => ({ value, label: t(CAUSE_LABELS[value]) }))]}
        />
        <Select
          name="entity"
          label={t('inbox.entity')}
          value={view.entity ?? ''}
          options={[any, ...[...kinds].map((value) => ({ value, label: labels[value] ?? value }))]}
        />
        <Select
          name="desk"
          label={t('inbox.desk')}
          value={view.desk ?? ''}
          options={[any, ...[...desks].map((value) => ({ value, label: value }))]}
        />
        <Select
          name="age"
          label={t('inbox.age')}
          value={view.age ?? ''}
          options={[
            { value: '', label: t('inbox.ageAny') },
            ...AGES.map((value) => ({ value, label: t(ageLabels[value]) })),
          ]}
        />
        <Select
          name="state"
          label={t('inbox.state')}
          value={view.state}
          options={[
            { value: 'open', label: t('inbox.open') },
            { value: 'done', label: t('inbox.done') },
          ]}
        />
        <Button>{t('inbox.apply')}</Button>
      </form>
      <Form action="/desk/inbox/views" class="form inline" label={t('inbox.viewSave')}>
        <input type="hidden" name="query" value={queryOf(view)} />
        <Field name="name" label={t('inbox.viewName')} maxLength={40} required autocomplete="off" />
        <Button>{t('inbox.viewSave')}</Button>
      </Form>
      {views.map(({ name }) => (
        <Form key={name} action="/desk/inbox/views/remove" class="form inline" label={name}>
          <input type="hidden" name="name" value={name} />
          <Button kind="quiet" icon="cross">
            {t('inbox.viewDelete', { name })}
          </Button>
        </Form>
      ))}
    </>
  );
}
