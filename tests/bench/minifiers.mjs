// Has the minifiers that pages use make the script shorter: `cargo dev bench --minifiers` starts it. Its arguments are the
// script, a folder for what comes of it, and NAME=FOLDER for each minifier, where it lies.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [script, folder, ...places] = process.argv.slice(2);
const source = readFileSync(script, 'utf8');

/** What has to run in PHP: the text of the program comes as an argument, and so does the folder of the library. */
const PHP = `foreach (['Minify', 'JS'] as $name) require $argv[1] . '/src/' . $name . '.php';
  echo (new MatthiasMullie\\Minify\\JS(file_get_contents($argv[2])))->minify();`;

/** Each with what it is by default, where it is told to do all that it can without knowing the page. */
const minify = {
  terser: async ({ minify }) => (await minify(source, { compress: true, mangle: true })).code,
  'uglify-js': ({ minify }) => {
    const { code, error } = minify(source, { compress: true, mangle: true });
    if (error) throw error;
    return code;
  },
  '@swc/core': ({ minifySync }) => minifySync(source, { compress: true, mangle: true }).code,
  esbuild: ({ transformSync }) => transformSync(source, { minify: true }).code,
  'matthiasmullie/minify': (place) =>
    execFileSync('php', ['-d', 'memory_limit=1G', '-r', PHP, '--', place, script], { maxBuffer: 1e8, encoding: 'utf8' }),
};

/** The longest text between two quotes, as programs find it that go by quotes alone. */
const longest = (code) => {
  let most = 0;
  for (let [place, start, quote] = [0, 0, '']; place < code.length; place++) {
    if (quote && code[place] === '\\') place++;
    else if (code[place] === quote) [most, quote] = [Math.max(most, place - start), ''];
    else if (!quote && '\'"`'.includes(code[place])) [start, quote] = [place + 1, code[place]];
  }
  return most;
};

const row = (name, code) => {
  const bytes = Buffer.from(code);
  const figures = [bytes.length, gzipSync(bytes, { level: 9 }).length, longest(code)];
  console.log(`| ${name} | ${figures.map((number) => number.toLocaleString('en')).join(' | ')} |`);
};

console.log('| minifier | bytes | gzip | longest string |\n| --- | ---: | ---: | ---: |');
row('none', source);
for (const place of places) {
  const [name, at] = place.split('=');
  const php = name === 'matthiasmullie/minify';
  const version = php
    ? `in ${basename(at)}`
    : JSON.parse(readFileSync(join(at, 'node_modules', name, 'package.json'), 'utf8')).version;
  const code = await minify[name](php ? at : createRequire(join(at, 'package.json'))(name));
  row(`${name} ${version}`, code);
  writeFileSync(join(folder, `${name.replace(/\W+/g, '-')}.js`), code);
}
