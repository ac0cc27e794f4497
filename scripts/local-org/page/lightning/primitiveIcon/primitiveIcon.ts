import { api, LightningElement } from 'lwc';
import { getIconPath, getName } from 'lightning/iconUtils';

const SIZES = ['xx-small', 'x-small', 'small', 'medium', 'large'];
const VARIANTS = ['bare', 'error', 'inverse', 'warning', 'success'];

// Replaces the package's icon, which downloads one template per icon library, by the design system's sprites.
export default class PrimitiveIcon extends LightningElement {
    static validationOptOut = ['class'];

    @api src: string | undefined;
    @api svgClass: string | undefined;
    @api iconName: string | undefined;
    @api size: string | undefined;
    @api variant: string | undefined;

    get href(): string {
        return this.src || getIconPath(this.iconName ?? '');
    }

    get name(): string {
        return getName(this.iconName ?? '');
    }

    get computedClass(): string {
        const variant = VARIANTS.includes(this.variant ?? '') ? this.variant : '';
        const size = SIZES.includes(this.size ?? '') ? this.size : 'medium';
        const classes = [this.svgClass ?? ''];
        if (variant !== 'bare') {
            classes.push('slds-icon');
        }
        if (variant === 'error' || variant === 'warning' || variant === 'success') {
            classes.push(`slds-icon-text-${variant}`);
        } else if (!variant && !this.src) {
            classes.push('slds-icon-text-default');
        }
        if (size !== 'medium') {
            classes.push(`slds-icon_${size}`);
        }
        return classes.join(' ');
    }
}
