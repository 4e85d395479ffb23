import type { GroupLink, Study } from '#prisma/generated/client.ts';

/** A link that a whole group may join by, with the study it leads to. */
export type GroupLinkOfStudy = GroupLink & {
  study: Pick<Study, 'id' | 'slug' | 'name' | 'state' | 'protocol' | 'origin'>;
};

/** Ways into a study by one link for many: by whoever has it, or from a panel that names its people. */
export const GROUP_KINDS = ['open', 'panel'] as const;

export type GroupKind = (typeof GROUP_KINDS)[number];
