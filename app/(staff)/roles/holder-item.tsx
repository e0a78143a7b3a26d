"use client";

import Link from "next/link";
import { PersonName } from "@/components/people/person-name";
import type { RoleHolder } from "@/lib/contracts/roles";
import { HolderRoles } from "./holder-roles";
import type { RoleTask } from "./role-task";

type HolderItemProps = {
  holder: RoleHolder;
  today: string;
  now: string;
  /** Whether it is the reader, who cannot be switched off by himself. */
  isOwn: boolean;
  onTask: (task: RoleTask) => void;
};

/** One person of the staff with roles and account. */
export function HolderItem({ holder, ...rest }: HolderItemProps) {
  return (
    <li className="grid gap-3 p-4 sm:p-5 lg:grid-cols-[16rem_1fr]">
      <div>
        <Link
          href={`/people/${holder.personId}`}
          className="font-medium text-accent underline-offset-4 hover:underline touch:py-1"
        >
          <PersonName name={holder.name} />
        </Link>
        <bdi className="text-muted text-sm tabular-nums">{holder.number}</bdi>
      </div>
      <HolderRoles holder={holder} {...rest} />
    </li>
  );
}
