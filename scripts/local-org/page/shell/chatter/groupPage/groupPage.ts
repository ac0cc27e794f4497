import { api, LightningElement } from 'lwc';
import type { PageReference } from 'one/context';
import { API, errorMessage, request } from 'one/http';
import { momentText } from 'setup/format';

interface Post {
    id: string;
    author: string;
    createdDate: string;
    title: string;
    body: string;
    isRichText: boolean;
}

interface Group {
    name: string;
    description: string;
    type: string;
    owner: string;
    posts: Post[] | null;
    members: { id: string; name: string; role: string }[];
    memberCount: number;
    canPost: boolean;
}

/** A Chatter group: its feed, the newest post first, its members, and for them a place to post. */
export default class GroupPage extends LightningElement {
    group: Group | null = null;
    error = '';
    text = '';
    postError = '';
    reference: PageReference | undefined;

    @api
    get pageReference(): PageReference | undefined {
        return this.reference;
    }
    set pageReference(value: PageReference | undefined) {
        const before = this.reference?.attributes.recordId;
        this.reference = value;
        if (value && value.attributes.recordId !== before) {
            void this.load(value.attributes.recordId!);
        }
    }

    get isLoading(): boolean {
        return this.group === null && !this.error;
    }

    get detail(): string {
        return this.group ? `${this.group.type} group of ${this.group.owner}` : '';
    }

    get heading(): string {
        return this.group?.name ?? 'Group';
    }

    get isClosed(): boolean {
        return this.group?.posts === null;
    }

    get isEmpty(): boolean {
        return this.group?.posts?.length === 0;
    }

    get posts(): (Post & { time: string; label: string })[] {
        return (this.group?.posts ?? []).map((post) => {
            const time = momentText(post.createdDate);
            return { ...post, time, label: `${post.author}, ${time}` };
        });
    }

    get canPost(): boolean {
        return this.group?.canPost ?? false;
    }

    get hasNoText(): boolean {
        return !this.text.trim();
    }

    get membersHeading(): string {
        return `Members (${this.group?.memberCount ?? 0})`;
    }

    handleText(event: CustomEvent<{ value: string }>): void {
        this.text = event.detail.value;
    }

    async handleShare(): Promise<void> {
        const id = this.reference!.attributes.recordId!;
        this.postError = '';
        try {
            await request(`${API}/sobjects/FeedItem`, { method: 'POST', body: { ParentId: id, Body: this.text } });
            this.text = '';
            await this.load(id);
        } catch (error) {
            this.postError = errorMessage(error);
        }
    }

    handleRefresh(): void {
        void this.load(this.reference!.attributes.recordId!);
    }

    async load(id: string): Promise<void> {
        try {
            this.group = await request<Group>(`/webruntime/api/chatter/groups/${encodeURIComponent(id)}`);
            this.error = '';
            document.title = this.group.name;
        } catch (error) {
            this.error = errorMessage(error);
        }
    }
}
