import { LightningElement } from 'lwc';
import { errorMessage, request } from 'one/http';
import { momentText } from 'setup/format';

interface Group {
    id: string;
    name: string;
    description: string;
    type: string;
    owner: string;
    lastPost: string | null;
}

/** The Groups tab: the Chatter groups of the org. */
export default class GroupList extends LightningElement {
    groups: Group[] | null = null;
    error = '';

    connectedCallback(): void {
        void this.load();
    }

    get isLoading(): boolean {
        return this.groups === null && !this.error;
    }

    get isEmpty(): boolean {
        return this.groups?.length === 0;
    }

    get detail(): string {
        const count = this.groups?.length ?? 0;
        return this.groups ? `${count} ${count === 1 ? 'group' : 'groups'}` : '';
    }

    get rows(): (Group & { url: string; lastPostText: string })[] {
        return (this.groups ?? []).map((group) => ({
            ...group,
            url: `/lightning/r/CollaborationGroup/${group.id}/view`,
            lastPostText: group.lastPost ? momentText(group.lastPost) : 'No posts yet'
        }));
    }

    async load(): Promise<void> {
        try {
            this.groups = await request<Group[]>('/webruntime/api/chatter/groups');
        } catch (error) {
            this.error = errorMessage(error);
        }
    }
}
