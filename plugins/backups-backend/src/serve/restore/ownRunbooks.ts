import { Entity } from '@backstage/catalog-model';
import {
  ENTITY_ANNOTATIONS,
  OwnRunbookView,
  RUNBOOK_LINK_TYPE,
  quoteWord,
} from 'backstage-plugin-backups-common';
import { RunbookTemplate } from '../../config/BackupsConfig';
import { ItemDocument, PlanDocument } from '../../keep/documents';
import { safeUrl } from './safeUrl';

function pointTo(
  address: string,
  title: string | undefined,
  from: string,
): OwnRunbookView {
  const url = safeUrl(address);
  return url
    ? { title: title ?? address, from, url }
    : { title: title ?? 'Runbook', from, text: address };
}

/** What a template may name. */
function variablesOf(
  entity: Entity,
  item: ItemDocument,
  plan: PlanDocument,
): Record<string, string> {
  const { object, destination } = plan.fact;
  return {
    app: entity.metadata.name,
    cluster: object.cluster,
    namespace: object.namespace ?? '',
    item: item.name,
    plan: object.name,
    destination: destination.label,
  };
}

function filledIn(
  text: string,
  variables: Record<string, string>,
  encode: (value: string) => string = value => value,
): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) =>
    name in variables ? encode(variables[name]) : whole,
  );
}

function templateView(
  template: RunbookTemplate,
  entity: Entity,
  item: ItemDocument,
  plan: PlanDocument,
): OwnRunbookView {
  const variables = variablesOf(entity, item, plan);
  const { method, destination } = plan.fact;
  const fits = !template.methods || template.methods.includes(method);
  const address = template.url
    ? filledIn(template.url, variables, encodeURIComponent)
    : undefined;
  return {
    title: `${template.title}: ${item.name} from ${destination.label}`,
    from: 'backups.runbooks',
    url: address ? safeUrl(address) : undefined,
    text: address && !safeUrl(address) ? address : undefined,
    // A word is filled in first and quoted then: no name can become two words.
    commands: template.commands?.map(words =>
      words.map(word => quoteWord(filledIn(word, variables))).join(' '),
    ),
    cannotWork: fits
      ? undefined
      : `This is written for ${template.methods?.join(
          ' or ',
        )}; this copy is made with ${method}. ${
          template.otherwise ??
          `Its Secret holds what ${method} needs, and nothing that ${template.methods?.[0]} could read.`
        }`,
  };
}

/**
 * Finds the runbooks that the operator wrote: an annotation of the entity, its
 * links, the templates of the configuration. They stand beside the generated
 * one; one that cannot work for what made the copy says why.
 */
export function ownRunbooks(
  entity: Entity,
  items: readonly { item: ItemDocument; plans: readonly PlanDocument[] }[],
  templates: readonly RunbookTemplate[],
): OwnRunbookView[] {
  const { annotations = {}, links = [] } = entity.metadata;
  const annotated = annotations[ENTITY_ANNOTATIONS.runbook]?.trim();
  return [
    ...(annotated
      ? [
          pointTo(
            annotated,
            undefined,
            `annotation ${ENTITY_ANNOTATIONS.runbook}`,
          ),
        ]
      : []),
    ...links
      .filter(link => link.type === RUNBOOK_LINK_TYPE)
      .map(link =>
        pointTo(link.url, link.title, `link of type ${RUNBOOK_LINK_TYPE}`),
      ),
    ...items.flatMap(({ item, plans }) =>
      plans.flatMap(plan =>
        templates
          .filter(
            template =>
              template.provider === undefined ||
              template.provider === plan.fact.provider,
          )
          .map(template => templateView(template, entity, item, plan)),
      ),
    ),
  ];
}
