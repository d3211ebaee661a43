import { Injectable } from '@nestjs/common';
import type { City } from '../../../cities/index.js';
import { pngOf } from '../../../platform/pictures/index.js';

interface Kept {
  /** What it was made of: the city's name, colour and state, and the words of a language. */
  readonly svg: string;
  readonly png: Promise<Buffer>;
}

/** The cities' cards as pictures: one a city and language, made when somebody asks and again when what is on it has changed. */
@Injectable()
export class CardPictures {
  private readonly kept = new Map<string, Kept>();

  get({ id }: City, language: string, svg: string): Promise<Buffer> {
    const key = `${id} ${language}`;
    const known = this.kept.get(key);
    if (known?.svg === svg) return known.png;
    const made = { svg, png: pngOf(svg) };
    this.kept.set(key, made);
    // What failed is not kept: the next reader tries again.
    made.png.catch(() => this.kept.delete(key));
    return made.png;
  }
}
