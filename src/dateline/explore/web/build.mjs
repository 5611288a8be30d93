// Bundles the page into one file, ../bundle/page.html: template, style and script together, with the
// licence notices of what is bundled. Fetches nothing; `npm ci` has put the packages here before.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const here = new URL("./", import.meta.url);
const read = (path) => readFile(new URL(path, here), "utf8");

const common = { bundle: true, minify: true, write: false, charset: "utf8", logLevel: "warning" };
const target = ["chrome110", "firefox110", "safari16.4"];
const script = await build({ ...common, entryPoints: ["src/main.ts"], format: "iife", target, absWorkingDir: here.pathname });
const style = await build({ ...common, entryPoints: ["src/style.css"], target, absWorkingDir: here.pathname });

const packages = ["sigma", "graphology", "graphology-utils", "events"];
const notices = await Promise.all(packages.map(async (name) => {
  const { version, license } = JSON.parse(await read(`node_modules/${name}/package.json`));
  const text = await read(`node_modules/${name}/LICENSE.txt`).catch(() => read(`node_modules/${name}/LICENSE`));
  return `${name} ${version} (${license})\n\n${text.trim()}`;
}));

// Functions as replacements: "$&" in minified code must stay as it is.
const fill = { style: style.outputFiles[0].text, notices: notices.join("\n\n"), script: script.outputFiles[0].text };
const template = await read("src/page.html");
const page = template.replace(/\/\*\{(\w+)\}\*\//g, (_, name) => fill[name]);

await mkdir(new URL("../bundle/", here), { recursive: true });
await writeFile(new URL("../bundle/page.html.part", here), page);
await rename(new URL("../bundle/page.html.part", here), new URL("../bundle/page.html", here));
