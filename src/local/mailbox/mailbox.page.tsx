import type { VNode } from 'preact';
import type { Mail } from '../../platform/mail/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Card, Layout } from '../../web/shared/index.js';

/** Development's mailbox. Shows the plain text of each mail, which says all that its HTML says. */
export function MailboxPage({ texts, mails }: { texts: Texts; mails: readonly Mail[] }): VNode {
  return (
    <Layout texts={texts} title={texts.t('mailbox.title')} width="narrow" indexed={false}>
      <div class="stack stack--l">
        <h1>{texts.t('mailbox.title')}</h1>
        <p class="lead">{texts.t(mails.length === 0 ? 'mailbox.empty' : 'mailbox.lead')}</p>
        {mails.map((mail) => (
          <Card>
            <article class="stack" lang={mail.language}>
              <h2>{mail.subject}</h2>
              <p class="quiet small">{texts.t('mailbox.to', { to: mail.to })}</p>
              {mail.text.split(/\n{2,}/).map((paragraph) => (
                <p>{paragraph.split('\n').flatMap((line, index) => (index === 0 ? [linked(line)] : [<br />, linked(line)]))}</p>
              ))}
            </article>
          </Card>
        ))}
      </div>
    </Layout>
  );
}

/** A line of a mail with its addresses as links, as a mail program shows them. */
function linked(line: string): (string | VNode)[] {
  return line.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part));
}
