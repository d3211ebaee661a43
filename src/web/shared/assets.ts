import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/index.js';
import { hashedName, type Asset } from './asset.js';
import { fonts } from './fonts.js';
import { stylesheet } from './stylesheet.js';

/** Every file that the pages load from `/static/`, and the addresses of the three that a page names. */
export interface Assets {
  readonly files: ReadonlyMap<string, Asset>;
  readonly css: string;
  readonly script: string;
  readonly icon: string;
}

/** Read from the sources, also by the built server: they are no code to compile. */
const folder = join(projectRoot(), 'src/web/shared/assets');

let kept: Assets | undefined;

/** Made once a process, from the packages and `assets/`. */
export function assets(): Assets {
  return (kept ??= make());
}

function make(): Assets {
  const { files, faces } = fonts();
  const css = asset('page.css', 'text/css; charset=utf-8', Buffer.from(stylesheet(faces)));
  const script = asset('page.js', 'text/javascript; charset=utf-8', readFileSync(join(folder, 'page.js')));
  const icon = asset('icon.svg', 'image/svg+xml', readFileSync(join(folder, 'icon.svg')));
  return {
    files: new Map([...files, css, script, icon].map((file) => [file.name, file])),
    css: `/static/${css.name}`,
    script: `/static/${script.name}`,
    icon: `/static/${icon.name}`,
  };
}

function asset(name: string, type: string, body: Buffer): Asset {
  return { name: hashedName(name, body), type, body };
}
