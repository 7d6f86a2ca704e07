#ifndef DVOINIK_CDRAWING_H
#define DVOINIK_CDRAWING_H

// Cairo and Pango, loaded when the first picture is drawn. Linked as usual, they and the thirty libraries behind them
// would cost every start 6 ms, and the idle bot 1 MB, for pictures that are drawn now and then.
//
// Types are named as in the headers of these libraries, enumerations are the integers they are there: the tests compile
// this table against those headers.

#pragma clang assume_nonnull begin

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _cairo_pattern cairo_pattern_t;
typedef struct _cairo_font_options cairo_font_options_t;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoContext PangoContext;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoAttribute PangoAttribute;
typedef struct _PangoAttrList PangoAttrList;

/// Takes a piece of a file that is being written. Returns a status of Cairo's, 0 for success.
typedef unsigned int (*dvoinik_write)(void *closure, const unsigned char *bytes, unsigned int count);

/// The values that are used of their enumerations and constants.
enum {
    DVOINIK_FORMAT_RGB24 = 1,
    DVOINIK_ANTIALIAS_GRAY = 2,
    DVOINIK_HINT_STYLE_NONE = 1,
    DVOINIK_HINT_METRICS_OFF = 1,
    DVOINIK_LINE_CAP_ROUND = 1,
    DVOINIK_LINE_JOIN_ROUND = 1,
    DVOINIK_PANGO_SCALE = 1024,
    DVOINIK_WRAP_WORD_CHAR = 2,
    DVOINIK_ELLIPSIZE_END = 3,
};

/// Every function that is used, with its result and parameters.
#define DVOINIK_DRAWING_FUNCTIONS(F)                                                                                   \
    F(cairo_image_surface_create, cairo_surface_t *_Nonnull, (int format, int width, int height))                      \
    F(cairo_surface_flush, void, (cairo_surface_t *))                                                                  \
    F(cairo_surface_status, unsigned int, (cairo_surface_t *))                                                         \
    F(cairo_surface_destroy, void, (cairo_surface_t *))                                                                \
    F(cairo_surface_write_to_png_stream, unsigned int, (cairo_surface_t *, dvoinik_write, void *closure))              \
    F(cairo_image_surface_get_data, unsigned char *_Nullable, (cairo_surface_t *))                                     \
    F(cairo_image_surface_get_stride, int, (cairo_surface_t *))                                                        \
    F(cairo_create, cairo_t *_Nonnull, (cairo_surface_t *))                                                            \
    F(cairo_destroy, void, (cairo_t *))                                                                                \
    F(cairo_status, unsigned int, (cairo_t *))                                                                         \
    F(cairo_save, void, (cairo_t *))                                                                                   \
    F(cairo_restore, void, (cairo_t *))                                                                                \
    F(cairo_clip, void, (cairo_t *))                                                                                   \
    F(cairo_paint, void, (cairo_t *))                                                                                  \
    F(cairo_fill, void, (cairo_t *))                                                                                   \
    F(cairo_stroke, void, (cairo_t *))                                                                                 \
    F(cairo_set_source_rgba, void, (cairo_t *, double red, double green, double blue, double alpha))                   \
    F(cairo_set_source, void, (cairo_t *, cairo_pattern_t *))                                                          \
    F(cairo_set_line_width, void, (cairo_t *, double))                                                                 \
    F(cairo_set_line_cap, void, (cairo_t *, unsigned int))                                                             \
    F(cairo_set_line_join, void, (cairo_t *, unsigned int))                                                            \
    F(cairo_set_dash, void, (cairo_t *, const double *dashes, int count, double offset))                               \
    F(cairo_new_path, void, (cairo_t *))                                                                               \
    F(cairo_close_path, void, (cairo_t *))                                                                             \
    F(cairo_move_to, void, (cairo_t *, double x, double y))                                                            \
    F(cairo_line_to, void, (cairo_t *, double x, double y))                                                            \
    F(cairo_curve_to, void, (cairo_t *, double x1, double y1, double x2, double y2, double x3, double y3))             \
    F(cairo_arc, void, (cairo_t *, double x, double y, double radius, double from, double to))                         \
    F(cairo_rectangle, void, (cairo_t *, double x, double y, double width, double height))                             \
    F(cairo_pattern_create_linear, cairo_pattern_t *_Nonnull, (double x0, double y0, double x1, double y1))            \
    F(cairo_pattern_add_color_stop_rgba, void,                                                                         \
      (cairo_pattern_t *, double offset, double red, double green, double blue, double alpha))                         \
    F(cairo_pattern_destroy, void, (cairo_pattern_t *))                                                                \
    F(cairo_font_options_create, cairo_font_options_t *_Nonnull, (void))                                               \
    F(cairo_font_options_destroy, void, (cairo_font_options_t *))                                                      \
    F(cairo_font_options_set_antialias, void, (cairo_font_options_t *, unsigned int))                                  \
    F(cairo_font_options_set_hint_style, void, (cairo_font_options_t *, unsigned int))                                 \
    F(cairo_font_options_set_hint_metrics, void, (cairo_font_options_t *, unsigned int))                               \
    F(pango_cairo_font_map_new, PangoFontMap *_Nonnull, (void))                                                        \
    F(pango_cairo_context_set_font_options, void, (PangoContext *, const cairo_font_options_t *))                      \
    F(pango_cairo_show_layout, void, (cairo_t *, PangoLayout *))                                                       \
    F(pango_font_map_create_context, PangoContext *_Nonnull, (PangoFontMap *))                                         \
    F(pango_context_set_round_glyph_positions, void, (PangoContext *, int))                                            \
    F(pango_layout_new, PangoLayout *_Nonnull, (PangoContext *))                                                       \
    F(pango_layout_set_text, void, (PangoLayout *, const char *text, int length))                                      \
    F(pango_layout_set_font_description, void, (PangoLayout *, const PangoFontDescription *))                          \
    F(pango_layout_set_attributes, void, (PangoLayout *, PangoAttrList *))                                             \
    F(pango_layout_set_width, void, (PangoLayout *, int))                                                              \
    F(pango_layout_set_height, void, (PangoLayout *, int))                                                             \
    F(pango_layout_set_ellipsize, void, (PangoLayout *, unsigned int))                                                 \
    F(pango_layout_set_wrap, void, (PangoLayout *, unsigned int))                                                      \
    F(pango_layout_set_auto_dir, void, (PangoLayout *, int))                                                           \
    F(pango_layout_get_size, void, (PangoLayout *, int *width, int *height))                                           \
    F(pango_layout_get_baseline, int, (PangoLayout *))                                                                 \
    F(pango_layout_get_line_count, int, (PangoLayout *))                                                               \
    F(pango_layout_is_ellipsized, int, (PangoLayout *))                                                                \
    F(pango_layout_get_unknown_glyphs_count, int, (PangoLayout *))                                                     \
    F(pango_font_description_new, PangoFontDescription *_Nonnull, (void))                                              \
    F(pango_font_description_free, void, (PangoFontDescription *))                                                     \
    F(pango_font_description_set_family, void, (PangoFontDescription *, const char *))                                 \
    F(pango_font_description_set_weight, void, (PangoFontDescription *, unsigned int))                                 \
    F(pango_font_description_set_absolute_size, void, (PangoFontDescription *, double))                                \
    F(pango_attr_list_new, PangoAttrList *_Nonnull, (void))                                                            \
    F(pango_attr_list_insert, void, (PangoAttrList *, PangoAttribute *))                                               \
    F(pango_attr_list_unref, void, (PangoAttrList *))                                                                  \
    F(pango_attr_letter_spacing_new, PangoAttribute *_Nonnull, (int))                                                  \
    F(g_object_unref, void, (void *))

#define DVOINIK_DRAWING_MEMBER(name, result, parameters) result (*_Nonnull name) parameters;

/// The functions of Cairo and Pango, each under its own name.
typedef struct {
    DVOINIK_DRAWING_FUNCTIONS(DVOINIK_DRAWING_MEMBER)
} dvoinik_drawing;

/// Loads Cairo and Pango, once. Any thread may ask.
///
/// Returns NULL where they are not installed.
const dvoinik_drawing *_Nullable dvoinik_drawing_load(void);

#pragma clang assume_nonnull end

#endif
