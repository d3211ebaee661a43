import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { adversaries } from './adversaries.js';
import { figureRules } from './figure-rules.js';
import { above, ratios, sizes, type Findings } from './report.js';

const PROMISED = 1.2;

/** Writes docs/anonymity.md from what this run has found. */
export function writePage(findings: Findings): void {
  const { probe, seeds, scale } = findings;
  const over = above(findings, PROMISED);
  const page = `# Who could tell which gift paid which bill

\`npm run attack:linkage\` writes this page. It lets cities live for ${scale.days} days each by the real deeds and a provider's signed notifications, ${scale.giftsPerDay} gifts a day, on a
database of its own: each listing on each money path, with the seeds ${seeds.join(', ')}. Each adversary is given what it sees and nothing else — the public's by the deeds behind
every page and address, a desk's login by that login — and guesses by every way that it has, the best of which counts. A few of those lives run with every test.

A guess is right when the gift did pay the bill. **Chance** is a guess at random among the same: for who knows a gift, the bills of its class that waited when it began; for who
knows a bill, the gifts to its class on the day on which it was filled, since a household is told on that day, by design (delay never costs a household); only where a row says
"since when it waits", all gifts while it waited. Who knows a bill is also given what donors tell of their gifts themselves: class, time and amount.

How many times better than chance, with one standard error, and in brackets how often right:

${ratios(findings)}

How many there were to choose from, on average, and how many times it was asked:

${sizes(findings)}

${adversaries.map(({ name, sees }) => `- **${name}** sees ${sees}.`).join('\n')}

## What is promised, and what is not kept

The goal in a \`banded\` city is at most ${PROMISED} × chance for every adversary but those that the next part names. Measured above it:

${over.length > 0 ? over.map((each) => `- ${each}`).join('\n') : '- none'}

Gifts and bills differ in size, and a gift that is larger than a bill pays parts of several: who guesses by the nearest amount is a little better than chance for that reason
alone, whatever the pages show.

## What the figures of a banded city keep to

\`k\` is the city's least number, at least five.

${figureRules.map((rule) => `- ${rule}`).join('\n')}

## What cannot be hidden

- **A biller on the direct path** sees each payment to its own account with its time and amount; it is its money. Which bill it is for it learns when the city tells it what was paid.
- **Who holds a desk's login** and reads the tables again and again sees the moment at which a bill's numbers move. The receiving hand has no gift to set beside it: the link needs a
  donor who tells the time. The collections desk's login reads which need the ledger placed a gift with, and knows no household: no key leads on from there.
- **The published order** is published: the bill that waited longest is next, so that anybody can check it. Who knows how long *every* bill of a class has waited knows whose turn it is;
  no page says it in a banded city. Bills published on one day stand in a random order.
- **Whose turn it is can be counted**, roughly: who knows one bill and the day on which it came onto the list, reads how many waited in its class that morning, and hears of every
  gift to the class from its donors, counts the gifts until its turn. Coarser numbers, or an order by weeks, would blur it; the order would still be published.
- **Few gifts on a day** are few to hide among: a household that is told on a day on which one gift came, and hears of that gift from its donor, can put two and two together.

## The price of \`exact\`

An exact list shows each bill with its amount and what is left of it, at once. A donor picks one and knows it; and who watches the list sees which bill moves when a gift comes: the
columns \`exact\` above say how often. Who knows a household's bill by its amount then knows its gift. The city sees this where it chooses its listing.

## Probing by small gifts

Somebody gave ${probe.gifts} times to one class of a banded city, a tenth of its price each time, and looked at every public number and at the gift's own page after each.
The gifts filled ${probe.filled} bills meanwhile. Anything moved ${probe.moved === 1 ? 'once' : `${probe.moved} times`}${probe.moved === 1 ? ': when the class went from the page, at a number of bills that is drawn anew each day' : ''}. What a
bill was short of is not to be learned that way: between two mornings no number moves with a gift.

Then, where fewer than a class were left, ${probe.beside} small gifts were given beside checkouts that nobody paid, each made to hold all but a little of what the
bills lacked: ${probe.toldBeside} of them came back. A checkout leaves k−1 bills of its choice free, so what is left cannot be measured without paying
for it. Who does pay for all of it is told what comes back, and so what those few bills lacked together: [0015](decisions/0015-what-comes-back-is-paid-for.md).
`;
  writeFileSync(join(projectRoot(), 'docs', 'anonymity.md'), page);
}
