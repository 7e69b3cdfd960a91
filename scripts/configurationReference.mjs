// Writes docs/configuration.md from the packages' config.d.ts, so that every
// key has one description. A test compares the two; with --check nothing is
// written and a difference fails.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import ts from 'typescript';
import { SetUpError, main, root } from './workspace.mjs';

const page = join(root, 'docs/configuration.md');

const INTRODUCTION = `# Configuration

<!-- Written by \`npm run docs:configuration\` from the config.d.ts of each package. -->

An unknown key below \`backups\` stops start-up, and the message names the nearest valid one. Durations are \`24h\`, \`PT24H\` or \`{ hours: 24 }\`.
\`[]\` marks an entry of a list, \`<name>\` a name of your own.
`;

function commentOf(node) {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(doc => ts.getTextOfJSDocComment(doc.comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function isSecret(node) {
  return ts
    .getJSDocTags(node)
    .some(
      tag =>
        tag.tagName.text === 'visibility' &&
        `${ts.getTextOfJSDocComment(tag.comment)}`.trim() === 'secret',
    );
}

function typeText(type, source) {
  return type.getText(source).replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** The members below a type, and what its entries add to the path. */
function inside(type) {
  if (ts.isTypeLiteralNode(type)) {
    const index = type.members.find(ts.isIndexSignatureDeclaration);
    if (index) {
      const below = inside(index.type);
      return {
        suffix: `.<name>${below?.suffix ?? ''}`,
        members: below?.members ?? [],
        leaf: below ? undefined : index.type,
        comment: commentOf(index),
      };
    }
    return { suffix: '', members: type.members };
  }
  if (ts.isArrayTypeNode(type)) return inList(type.elementType);
  if (
    ts.isTypeReferenceNode(type) &&
    ['Array', 'ReadonlyArray'].includes(type.typeName.getText())
  ) {
    return inList(type.typeArguments[0]);
  }
  if (ts.isUnionTypeNode(type)) {
    return type.types.map(inside).find(Boolean);
  }
  return undefined;
}

function inList(element) {
  const below = inside(element);
  return below ? { ...below, suffix: `[]${below.suffix}` } : undefined;
}

function rowsOf(members, path, source) {
  return members.filter(ts.isPropertySignature).flatMap(member => {
    const name = member.name.getText(source).replaceAll(/['"]/g, '');
    const here = path ? `${path}.${name}` : name;
    const below = inside(member.type);
    const own = {
      key: `${here}${below?.suffix ?? ''}`,
      type:
        below && !below.leaf
          ? ''
          : typeText(below?.leaf ?? member.type, source),
      text: [
        commentOf(member),
        below?.comment,
        member.questionToken ? '' : 'Required.',
        isSecret(member) ? 'Secret.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    };
    const inner = below ? rowsOf(below.members, own.key, source) : [];
    // A key that only holds others says nothing unless it has a description.
    return [...(below && !own.text ? [] : [own]), ...inner];
  });
}

function tableOf(name) {
  const path = join(root, 'plugins', name, 'config.d.ts');
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const config = source.statements.find(ts.isInterfaceDeclaration);
  const rows = rowsOf([...config.members], '', source);
  const lines = rows
    .filter(row => row.key !== 'backups')
    .map(({ key, type, text }) => {
      const form = type ? `\`${type}\`` : '';
      return `| \`${key}\` | ${form} | ${text.replaceAll('|', '\\|')} |`;
    });
  return [
    `## \`backstage-plugin-${name}\``,
    '',
    '| key | type | meaning |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

/** The page as it has to be, formatted. */
export async function configurationReference() {
  const packages = readdirSync(join(root, 'plugins'))
    .filter(name => existsSync(join(root, 'plugins', name, 'config.d.ts')))
    .sort();
  const text = [INTRODUCTION, ...packages.map(tableOf)].join('\n');
  const options = await prettier.resolveConfig(page);
  return prettier.format(text, { ...options, parser: 'markdown' });
}

const HELP = `npm run docs:configuration [-- options]

  Writes docs/configuration.md from the config.d.ts of each package.

  --check  only says whether the page is what it has to be
  --help
`;

async function writePage() {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const wanted = await configurationReference();
  const kept = existsSync(page) ? readFileSync(page, 'utf8') : '';
  if (!values.check) {
    writeFileSync(page, wanted);
  } else if (kept !== wanted) {
    throw new SetUpError(
      'docs/configuration.md differs from the config.d.ts files. Write it with: npm run docs:configuration',
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(writePage, HELP);
}
