/** What the public figures of a banded city keep to, for the page that tells: the code says the same where it does it. */
export const figureRules: readonly string[] = [
  `**Every kind steps by itself.** The counter and each day of the open figures tell of bills, of packages and of cash support what stood on the last morning on which
  that kind had grown by at least k since it was told before. So between any two looks, and between any two told days, every kind moved by nothing or by at least k
  needs, and no sum or difference is of fewer: four packages, whose price is known, told together with one bill would leave that bill's amount. The same for what is paid.`,
  `**What waits is said as "or more".** Needs of classes that are not public are among the number only where they are k or more together; else it is the sum of the
  public classes' numbers, and less them nothing is left. It is decided once a day, by the morning's numbers: decided anew when a class goes, it would tell the difference.`,
  `**How long needs waited** is told by months that are over: for the half from k needs on, for nine in ten from 2k and at least ten on. Of fewer than ten, nine in ten is
  the longest wait of all, and that is one household's.`,
  `**Not kept from anybody:** a told sum is of k needs or more. Who knows the amounts of all the others that were filled since the last one knows the one that is left.`,
];
