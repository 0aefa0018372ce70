import { LinkButton } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useView } from '../view.ts';

export interface ProblemProps {
  readonly title: string;
  readonly text: string;
}

/** A page that says what did not go and what to do. */
export function ProblemPage({ title, text }: ProblemProps) {
  const { t } = useView();
  return (
    <>
      <PageHead title={title} lead={text} />
      <LinkButton href="/desk">{t('problem.back')}</LinkButton>
    </>
  );
}

/** The same within a page, where htmx asked. */
export function ProblemNotice({ title, text }: ProblemProps) {
  return (
    <Notice kind="error">
      <strong>{title}</strong> {text}
    </Notice>
  );
}
