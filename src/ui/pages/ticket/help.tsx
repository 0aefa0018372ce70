import { Fragment } from 'preact';
import type { MessageKey } from '../../messages/catalogue.ts';
import { useView } from '../../view.ts';

const KEYS: readonly (readonly [string, MessageKey])[] = [
  ['j k', 'ticket.helpNext'],
  ['a', 'ticket.helpAccept'],
  ['x', 'ticket.helpPutBack'],
  ['e', 'ticket.helpExtent'],
  ['1–9', 'ticket.helpKinds'],
  ['g', 'ticket.helpAll'],
  ['u', 'ticket.helpUndo'],
  ['r', 'ticket.helpSelection'],
  ['Enter', 'ticket.helpApprove'],
  ['?', 'ticket.helpHelp'],
];

/** The keys of the page; `?` opens it. */
export function Help() {
  const { t } = useView();
  return (
    <details class="section keys" data-help>
      <summary>{t('ticket.keys')}</summary>
      <dl class="facts">
        {KEYS.map(([key, label]) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(label)}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
