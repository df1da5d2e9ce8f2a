// Bundle the third-party scripts of the desk into the package, with their licences beside them.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "src", "dateline", "serve", "static", "vendor");
const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const made = await build({
  entryPoints: [join(here, "maps.js")],
  outfile: join(out, "maps.js"),
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  legalComments: "none",
  metafile: true,
});

// Every package that ended up in the bundle, with its licence in full.
const names = new Set();
for (const input of Object.keys(made.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input);
  if (found) names.add(found[1]);
}
const notices = [...names].sort().map((name) => {
  const about = JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8"));
  const text = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((file) => {
    try { return readFileSync(join(here, "node_modules", name, file), "utf8"); } catch { return ""; }
  }).find(Boolean) ?? "";
  return `${name} ${about.version} (${about.license})\n\n${text.trim()}\n`;
});
writeFileSync(join(out, "LICENCES.txt"), notices.join("\n----\n\n"));

// The checker of accessibility that the browser tests use; it is not part of the package.
mkdirSync(join(here, "checks"), { recursive: true });
copyFileSync(join(here, "node_modules", "axe-core", "axe.min.js"), join(here, "checks", "axe.min.js"));
console.log(`wrote ${out}: ${Object.keys(manifest.dependencies).length} packages asked for, ${names.size} bundled`);
