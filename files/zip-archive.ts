/** A file in an archive, by what the archive's directory declares. */
export type ZipMember = { name: string; size: number; packedSize: number };

export type ZipArchive = {
  /** in the order of their names */
  members: readonly ZipMember[];
  /** The member unpacked; never more bytes than it declares. */
  read: (member: ZipMember) => Promise<Buffer>;
  /** The first bytes of a member, the rest left packed. */
  readHead: (member: ZipMember, length: number) => Promise<Buffer>;
  /** The member's bytes as they are unpacked; may be left off before the end. */
  stream: (member: ZipMember) => AsyncGenerator<Buffer, void, undefined>;
  /** What the archive says beside the names and bytes of its members, a clause each. */
  asides: () => Promise<ZipAside[]>;
  close: () => Promise<void>;
};

/** Something in an archive that is no member's bytes; `name`: the member, or null for the whole. */
export type ZipAside = { name: string | null; what: string };
