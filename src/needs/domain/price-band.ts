/**
 * The round price nearest to an amount: 1, 2.50 and 5 units of money, and ten times those, over and over. "Nearest" is by ratio, so 158 is
 * the border between "around 100" and "around 250" (√(100·250)). Minor units in and out, for currencies of two decimals, as all of ours are.
 */
export function roundPrice(amount: bigint): bigint {
  let lower: bigint = steps[0];
  for (let decade = 1n; ; decade *= 10n) {
    for (const step of steps) {
      const price = step * decade;
      if (price * lower > amount * amount) return lower;
      lower = price;
    }
  }
}

const steps = [100n, 250n, 500n] as const;
