import { LABELS } from '../../model/entity-labels.ts';
import type { GroupSample } from '../../usecases/review/inbox.ts';
import { Button, LinkButton } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Form } from '../components/form.tsx';
import { Mark } from '../components/mark.tsx';
import { PageHead } from '../components/page-head.tsx';
import { FAMILIES } from '../families.ts';
import { useView } from '../view.ts';

/** A sample of a group, and approving all of it. */
export function InboxGroupPage({ sample }: { readonly sample: GroupSample }) {
  const { t } = useView();
  const { group, count, marks, until, token } = sample;
  const [rule = '', entity = ''] = group.split('|');
  const labels: Readonly<Record<string, string>> = LABELS[t.language];
  if (count === 0) {
    return (
      <>
        <PageHead title={t('inbox.groupTitle')} />
        <Empty title={t('inbox.groupEmpty')}>
          <LinkButton href="/desk/inbox">{t('inbox.title')}</LinkButton>
        </Empty>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={t('inbox.groupTitle')}
        lead={t('inbox.groupLead', { count, rule, kind: labels[entity] ?? entity })}
      />
      <section class="section" aria-labelledby="sample">
        <h2 id="sample">{t('inbox.groupSample')}</h2>
        <ul class="sample">
          {marks.map(({ ticketId, redaction, before, after }) => (
            <li key={redaction.id}>
              <p class="trial-text">
                {before}
                <Mark family={FAMILIES[redaction.entity]} state="uncertain">
                  {redaction.placeholder}
                </Mark>
                {after}
              </p>
              <a data-step href={`/desk/tickets/${ticketId}?mark=${redaction.id}`}>
                {t('inbox.groupText')}
                <span class="unseen"> {redaction.placeholder}</span>
              </a>
            </li>
          ))}
        </ul>
        <Form action="/desk/inbox/group">
          <input type="hidden" name="group" value={group} />
          <input type="hidden" name="until" value={until.toISOString()} />
          <input type="hidden" name="token" value={token} />
          <div class="actions">
            <Button kind="primary">{t('inbox.groupApprove', { count })}</Button>
            <LinkButton href="/desk/inbox">{t('shell.cancel')}</LinkButton>
          </div>
        </Form>
      </section>
    </>
  );
}
