// sanitize.mjs SANITIZER FILE: prints what JupyterLab leaves of each HTML text in a JSON array.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [sanitizer, file] = process.argv.slice(2);
const { Sanitizer } = await import(pathToFileURL(sanitizer));
const lab = new Sanitizer();
console.log(JSON.stringify(JSON.parse(readFileSync(file, "utf8")).map(html => lab.sanitize(html))));
