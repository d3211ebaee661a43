import type { NewCity } from '../../cities/index.js';
import { staffOf } from './accounts.js';
import type { DemoCity } from './demo-city.js';
import { istanbul } from './istanbul.js';
import { kotor } from './kotor.js';
import { sarajevo } from './sarajevo.js';
import { sofia } from './sofia.js';

/**
 * The cities of the demonstration: real names and billers, example settings. Billers and the shapes of their account numbers: the
 * utilities' public pages as far as they say so; where none is published the pattern is wide (see docs/decisions/0006).
 */
export const demoLives: readonly DemoCity[] = [istanbul, sarajevo, sofia, kotor];
export const demoCities: readonly NewCity[] = demoLives.map(({ settings }) => settings);

/** The people of Istanbul, with whom a newcomer signs in first. */
export const demoStaff = Object.values(staffOf(istanbul));
