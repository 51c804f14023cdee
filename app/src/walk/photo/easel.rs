//! The photo being worked on, as it will be stored: what is hidden is gone from the canvas itself, and the
//! canvas is what the new photo is made of.

use super::mark::{Area, Mark, Tool};
use crate::device::photo::{self, Unfit, hide};
use crate::device::set;
use js_sys::{Object, Uint8Array};
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, ImageData, Path2d};

pub struct Easel {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// As it was before anything was drawn.
    photo: ImageBitmap,
}

/// A line's width as part of the photo's longer side: 3 px where that is as wide as a phone.
const LINE: f64 = 1.0 / 120.0;

/// Tram and paper: seen on any ground.
const COLOUR: &str = "#b3262e";
const RIM: &str = "#fbf8f2";

impl Easel {
    /// `None` where the phone has no memory for a canvas of that size.
    pub fn new(canvas: HtmlCanvasElement, photo: ImageBitmap) -> Option<Self> {
        canvas.set_width(photo.width());
        canvas.set_height(photo.height());
        let options = Object::new();
        // Pixels are read back at every change.
        set(&options, "willReadFrequently", true);
        let context = canvas.get_context_with_context_options("2d", &options);
        let context = context.ok().flatten()?.dyn_into().ok()?;
        Some(Self {
            canvas,
            context,
            photo,
        })
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.photo.width(), self.photo.height())
    }

    /// Draws the photo anew; false when the phone could not do all of it.
    pub fn paint(&self, hidden: &[Area], marks: &[Mark]) -> bool {
        let drawn = self
            .context
            .draw_image_with_image_bitmap(&self.photo, 0.0, 0.0);
        drawn.is_ok()
            && hidden.iter().all(|area| self.hide(*area))
            && marks.iter().all(|mark| self.draw(mark))
    }

    fn draw(&self, mark: &Mark) -> bool {
        if mark.tool == Tool::Hide {
            return mark.area(self.size()).is_none_or(|area| self.hide(area));
        }
        let Ok(path) = Path2d::new_with_path_string(&mark.outline()) else {
            return false;
        };
        let (width, height) = self.size();
        let line = f64::from(width.max(height)) * LINE;
        self.context.set_line_cap("round");
        self.context.set_line_join("round");
        for (colour, width) in [(RIM, line * 2.0), (COLOUR, line)] {
            self.context.set_stroke_style_str(colour);
            self.context.set_line_width(width);
            self.context.stroke_with_path(&path);
        }
        true
    }

    fn hide(&self, area: Area) -> bool {
        let (left, top) = (f64::from(area.left), f64::from(area.top));
        let (width, height) = (f64::from(area.width), f64::from(area.height));
        let hidden = self
            .context
            .get_image_data(left, top, width, height)
            .and_then(|pixels| {
                let mut pixels = pixels.data();
                hide::hide(&mut pixels, area.width as usize);
                let pixels = ImageData::new_with_u8_clamped_array(Clamped(&pixels), area.width)?;
                self.context.put_image_data(&pixels, left, top)
            });
        hidden.is_ok()
    }

    /// What is on the canvas, as a photo.
    pub async fn finish(&self) -> Result<Uint8Array, Unfit> {
        photo::of_canvas(&self.canvas).await
    }
}

impl Drop for Easel {
    fn drop(&mut self) {
        self.photo.close();
    }
}
