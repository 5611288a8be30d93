// Bundles the two pages into ../bundle: page.html, which the exporter fills with a graph (template, style and
// script in one file), and app.js with app.css, which `dateline serve` gives out. Both have the licence notices
// of what is bundled. Fetches nothing; `npm ci` has put the packages here before.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const here = new URL("./", import.meta.url);
const read = (path) => readFile(new URL(path, here), "utf8");

const common = { bundle: true, minify: true, write: false, charset: "utf8", logLevel: "warning", absWorkingDir: here.pathname };
const target = ["chrome110", "firefox110", "safari16.4"];
const bundle = async (entry) => {
  const { outputFiles } = await build({ ...common, entryPoints: [entry], format: "iife", target });
  return outputFiles[0].text;
};

const packages = ["sigma", "graphology", "graphology-layout-forceatlas2", "graphology-utils", "events"];
const notices = await Promise.all(packages.map(async (name) => {
  const { version, license } = JSON.parse(await read(`node_modules/${name}/package.json`));
  const text = await read(`node_modules/${name}/LICENSE.txt`).catch(() => read(`node_modules/${name}/LICENSE`));
  return `${name} ${version} (${license})\n\n${text.trim()}`;
}));

// Functions as replacements: "$&" in minified code must stay as it is.
const fill = { style: await bundle("src/style.css"), notices: notices.join("\n\n"), script: await bundle("src/main.ts") };
const template = await read("src/page.html");
const page = template.replace(/\/\*\{(\w+)\}\*\//g, (_, name) => fill[name]);

await mkdir(new URL("../bundle/", here), { recursive: true });
await put("page.html", page);
await put("app.css", await bundle("src/app/app.css"));
await put("app.js", `/*!\n${fill.notices}\n*/\n${await bundle("src/app/main.ts")}`);

/** Write a file whole or not at all. */
async function put(name, text) {
  await writeFile(new URL(`../bundle/${name}.part`, here), text);
  await rename(new URL(`../bundle/${name}.part`, here), new URL(`../bundle/${name}`, here));
}
